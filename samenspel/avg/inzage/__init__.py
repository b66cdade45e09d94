"""What somebody who asks gets of their own data (AVG 15 and 20): the map, the collecting, and the files."""
