package dev.millrace.classroom;

/// What an instructor sees after taking a hand: who is still waiting, and the drawer of the student they go to.
public record TakenView(ClassPage.HandList hands, DrawerView drawer) {}
