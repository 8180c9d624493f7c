namespace Notion.Refit.Live;

/// <summary>The exception for a block that was made anew, while the old one could not be put into the trash: both exist.</summary>
public sealed class BlockMoveException : NotionException
{
    internal BlockMoveException(LiveBlock old, LiveBlock created, Exception innerException)
        : base($"{created} was made, but {old} could not be put into the trash: both exist.", innerException)
    {
        Old = old;
        New = created;
    }

    /// <summary>The old block.</summary>
    public LiveBlock Old { get; }

    /// <summary>The new block.</summary>
    public LiveBlock New { get; }
}
