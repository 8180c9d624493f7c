namespace Notion.Refit.Emulator.Description;

/// <summary>Members that only answers have, which clients send back with what they read and the API does not mind.</summary>
/// <remarks>All are seen in traffic. Others are refused: <c>archived</c> of a new block, for one.</remarks>
internal static class EchoedMembers
{
    /// <summary>The names of such members of a component.</summary>
    public static IReadOnlyList<string> Of(string component) => component switch
    {
        "WritablePropertyValue" => ["id", "has_more"],
        "PropertyUpdate" or "PropertyDefinition" => ["id", "name"],
        "TextLink" => ["type"],
        _ => [],
    };
}
