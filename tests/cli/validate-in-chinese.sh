chinese validate ../samples/faulty.xml ../samples/profile-short.xml
