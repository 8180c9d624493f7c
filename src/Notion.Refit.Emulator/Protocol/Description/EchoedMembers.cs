namespace Notion.Refit.Emulator.Protocol.Description;

/// <summary>Members that the description does not have for requests and the API does not mind: what clients send back of what they read, and what earlier versions had.</summary>
/// <remarks>All are seen in traffic. Others are refused: <c>archived</c> of a new block, for one.</remarks>
internal static class EchoedMembers
{
    /// <summary>Whether a member that the description has for answers alone is refused in requests. The others are let through, as clients send them back.</summary>
    public static bool IsRefused(string readOnlyMember) => readOnlyMember is "list_start_index" or "list_format";

    /// <summary>The names of such members of a component.</summary>
    public static IReadOnlyList<string> Of(string component) => component switch
    {
        "WritablePropertyValue" => ["id", "has_more"],
        "PropertyUpdate" or "PropertyDefinition" => ["id", "name"],
        "WritableBlockContent" => ["id", "parent", "created_time", "last_edited_time", "created_by", "last_edited_by", "has_children", "in_trash"],
        "TextLink" => ["type"],

        // The schema as it was given when a database was one data source. It has no effect.
        "CreateDatabaseRequest" or "UpdateDatabaseRequest" => ["properties"],
        _ => [],
    };
}
