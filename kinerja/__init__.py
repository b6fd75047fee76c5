"""Pure measurement for public-service surveys and front desks; see the README beside this file."""
