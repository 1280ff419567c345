package io.klantreis.sdk.backend;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;

/// The settings of one configured data source, as saved in Grafana. Immutable, as long as nobody
/// changes the JSON tree.
///
/// @param id Grafana's numeric id
/// @param uid the identifier that provisioning and links use
/// @param name the name shown to users
/// @param type the plugin's id
/// @param url the address typed by the user, may be empty
/// @param user the user name typed by the user, may be empty
/// @param database the database typed by the user, may be empty
/// @param basicAuthEnabled whether basic authentication is on
/// @param basicAuthUser the user name for it, may be empty
/// @param jsonData the plugin's own settings; an empty object when there are none
/// @param secureJsonData the decrypted secrets; never log them
/// @param updated when the settings were last saved
/// @param apiVersion the version of the settings' schema, may be empty
public record DataSourceSettings(
    long id,
    String uid,
    String name,
    String type,
    String url,
    String user,
    String database,
    boolean basicAuthEnabled,
    String basicAuthUser,
    JsonNode jsonData,
    Map<String, String> secureJsonData,
    Instant updated,
    String apiVersion) {
  /// Checks that nothing is null and copies the secrets.
  public DataSourceSettings {
    requireNonNull(uid, "uid is null");
    requireNonNull(name, "name is null");
    requireNonNull(type, "type is null");
    requireNonNull(url, "url is null");
    requireNonNull(user, "user is null");
    requireNonNull(database, "database is null");
    requireNonNull(basicAuthUser, "basicAuthUser is null");
    requireNonNull(jsonData, "jsonData is null");
    secureJsonData = Map.copyOf(secureJsonData);
    requireNonNull(updated, "updated is null");
    requireNonNull(apiVersion, "apiVersion is null");
  }

  /// Makes settings with the parts that most tests and tools need; the rest is empty.
  ///
  /// @param uid the identifier
  /// @param name the name shown to users
  /// @param jsonData the plugin's own settings
  /// @param secureJsonData the secrets
  /// @return settings last saved in 1970
  public static DataSourceSettings of(
      String uid, String name, JsonNode jsonData, Map<String, String> secureJsonData) {
    return new DataSourceSettings(
        /* id= */ 1,
        uid,
        name,
        /* type= */ "",
        /* url= */ "",
        /* user= */ "",
        /* database= */ "",
        /* basicAuthEnabled= */ false,
        /* basicAuthUser= */ "",
        jsonData,
        secureJsonData,
        Instant.EPOCH,
        /* apiVersion= */ "");
  }

  /// Shows which data source this is, and none of what it holds.
  @Override
  public String toString() {
    return "DataSourceSettings[uid=" + uid + ", updated=" + updated + "]";
  }
}
