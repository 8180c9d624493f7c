namespace Notion.Refit.Generator.Model;

/// <summary>The way the equality of a record compares a member.</summary>
internal enum Comparison
{
    /// <summary>Compared by content.</summary>
    Content,

    /// <summary>Not at all: it describes the response, or follows from other members.</summary>
    None,

    /// <summary>As an address whose query is a signature.</summary>
    Address,

    /// <summary>Compared by content; absent is the same as an empty object.</summary>
    OrDefault,
}
