namespace Notion.Refit.Live.Store;

/// <summary>The facts of an object besides its snapshot.</summary>
[Flags]
internal enum KnownFlags : byte
{
    None = 0,

    /// <summary>Some of the properties were never read, or Notion shows only a part.</summary>
    Partial = 1,

    /// <summary>The object is in the trash.</summary>
    Trashed = 2,

    /// <summary>The object cannot be read any more.</summary>
    Lost = 4,

    /// <summary>The list of what is in the object is complete.</summary>
    Listed = 8,

    /// <summary>The content was read after the minute of the last change was over.</summary>
    Settled = 16,
}
