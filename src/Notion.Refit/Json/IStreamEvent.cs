namespace Notion.Refit.Json;

/// <summary>An event in a stream, as far as the reader of streams has to know it.</summary>
internal interface IStreamEvent
{
    /// <summary>The id of the event after which the stream can be opened again; null if this event is not such a place.</summary>
    string? Place { get; }

    /// <summary>The session that the event names; null if it names none.</summary>
    SessionId? Session { get; }

    /// <summary>Whether no further event follows.</summary>
    bool IsLast { get; }
}
