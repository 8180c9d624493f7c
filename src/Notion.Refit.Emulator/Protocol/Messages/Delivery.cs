namespace Notion.Refit.Emulator.Protocol.Messages;

/// <summary>The way in which a response is delivered to the client.</summary>
internal enum Delivery
{
    /// <summary>Whole.</summary>
    Whole,

    /// <summary>There is no connection.</summary>
    Refused,

    /// <summary>The connection breaks before the first byte.</summary>
    Reset,

    /// <summary>The connection breaks in the middle of the body.</summary>
    ResetWithinBody,

    /// <summary>Nothing comes until the client gives up.</summary>
    Stalled,

    /// <summary>Nothing comes after the middle of the body until the client gives up.</summary>
    StalledWithinBody,
}
