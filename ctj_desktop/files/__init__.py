"""What comes and goes in other people's forms: values in, values out."""
