print("digestls")
