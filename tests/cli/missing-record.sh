# A record that is not there, or is a folder.
try render none.xml
try render .
try render ../samples/profile-short.xml/x.xml
try validate none.xml ../samples/profile-short.xml
left
