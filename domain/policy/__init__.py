"""What changes with the year, as dated data: who may refer, who must notify, how long things take."""
