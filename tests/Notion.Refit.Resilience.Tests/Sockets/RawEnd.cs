namespace Notion.Refit.Resilience.Tests.Sockets;

/// <summary>What happens to a connection after an answer.</summary>
internal enum RawEnd
{
    /// <summary>It stays open for the next request.</summary>
    Open,

    /// <summary>It is closed.</summary>
    Close,

    /// <summary>It is reset.</summary>
    Reset,
}
