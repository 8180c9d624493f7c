namespace Notion.Refit.Emulator.Protocol.Identity;

/// <summary>The kind of object that an id is for. Some kinds have a mark in their ids.</summary>
internal enum IdKind
{
    /// <summary>A database. Its id has no mark: it is random.</summary>
    Database = -1,

    /// <summary>The data source that comes with a database. Its id has no mark: it is random.</summary>
    FirstDataSource = -2,

    /// <summary>A page or a block.</summary>
    Block = 0,

    Workspace = 0x0003,

    DataSource = 0x000b,

    View = 0x000c,

    Discussion = 0x001c,

    Comment = 0x001d,

    Bot = 0x0027,

    CustomEmoji = 0x007a,

    FileUpload = 0x00b2,
}
