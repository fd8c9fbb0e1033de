# Every fault is one sentence with its line; the last line counts records.
try validate ../samples/faulty.xml
try validate ../samples/profile-short.xml ../samples/bulletin.xml
try validate -q ../samples/profile-short.xml
