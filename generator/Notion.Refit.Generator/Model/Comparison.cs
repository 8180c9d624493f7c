namespace Notion.Refit.Generator.Model;

/// <summary>How the equality of a record looks at a member.</summary>
internal enum Comparison
{
    /// <summary>By content.</summary>
    Content,

    /// <summary>Not at all: it describes the response, or follows from other members.</summary>
    None,

    /// <summary>As an address whose query is a signature.</summary>
    Address,

    /// <summary>By content; absent is the same as an empty object.</summary>
    OrDefault,
}
