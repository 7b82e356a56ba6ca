"""ps: the shells and jobs of the session, as procps lays them out."""
