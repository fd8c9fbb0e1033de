sample collection
