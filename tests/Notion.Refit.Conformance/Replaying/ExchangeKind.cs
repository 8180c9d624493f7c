namespace Notion.Refit.Conformance.Replaying;

/// <summary>What an exchange is about, for the counts of the report.</summary>
internal enum ExchangeKind
{
    /// <summary>It makes or changes something.</summary>
    Write,

    /// <summary>It reads what the conversation itself has made.</summary>
    OwnRead,

    /// <summary>It queries or searches.</summary>
    Query,

    /// <summary>It was refused.</summary>
    Error,

    /// <summary>It reads what was there before the conversation, which is seeded.</summary>
    SeededRead,
}
