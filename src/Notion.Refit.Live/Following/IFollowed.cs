namespace Notion.Refit.Live.Following;

/// <summary>An object that is followed.</summary>
internal interface IFollowed
{
    Guid Id { get; }

    /// <summary>Whether the object was read completely before, such as from disk: then only what has changed is read.</summary>
    bool IsKnown { get; }

    /// <summary>Keeps what is followed from being forgotten.</summary>
    void Start();

    /// <summary>Ends that.</summary>
    void End();

    /// <summary>Reads what the time of the last change shows.</summary>
    Task LookAsync(LookReader reader, CancellationToken cancellationToken);

    /// <summary>Reads everything.</summary>
    Task SweepAsync(LookReader reader, CancellationToken cancellationToken);
}
