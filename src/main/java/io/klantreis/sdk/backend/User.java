package io.klantreis.sdk.backend;

import static java.util.Objects.requireNonNull;

/// The person who asks. Absent from a {@link PluginContext} when Grafana itself asks, for example
/// for an alert rule.
///
/// @param login the name used to sign in
/// @param name the full name, may be empty
/// @param email the e-mail address, may be empty
/// @param role the role in the organisation: `Viewer`, `Editor`, `Admin` or empty
public record User(String login, String name, String email, String role) {
  /// Checks that nothing is null.
  public User {
    requireNonNull(login, "login is null");
    requireNonNull(name, "name is null");
    requireNonNull(email, "email is null");
    requireNonNull(role, "role is null");
  }

  /// Tells whether this user may change things: role Editor or Admin.
  ///
  /// @return false for viewers and unknown roles
  public boolean canEdit() {
    return role.equals("Editor") || isAdmin();
  }

  /// Tells whether this user has the role Admin.
  ///
  /// @return false for every other role
  public boolean isAdmin() {
    return role.equals("Admin");
  }

  /// Shows the role only: names and addresses do not belong in logs.
  @Override
  public String toString() {
    return "User[role=" + role + "]";
  }
}
