"""What is minuted, decided and to be done, and how do minutes come to their approval?"""
