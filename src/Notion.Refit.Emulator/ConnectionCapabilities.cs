namespace Notion.Refit.Emulator;

/// <summary>What a connection may do, as the settings of a real one list it. Without one of them the API answers 403.</summary>
[Flags]
public enum ConnectionCapabilities
{
    /// <summary>Nothing but <c>users/me</c>.</summary>
    None = 0,

    /// <summary>Read pages, blocks, databases and data sources, query and search.</summary>
    ReadContent = 1,

    /// <summary>Change and delete what there is.</summary>
    UpdateContent = 1 << 1,

    /// <summary>Make pages, blocks, databases, data sources, views and file uploads.</summary>
    InsertContent = 1 << 2,

    /// <summary>Read comments.</summary>
    ReadComments = 1 << 3,

    /// <summary>Make, change and delete comments.</summary>
    InsertComments = 1 << 4,

    /// <summary>Read names and pictures of users.</summary>
    ReadUsers = 1 << 5,

    /// <summary>Read the e-mail addresses of users, too. Says nothing without <see cref="ReadUsers"/>.</summary>
    ReadUserEmails = 1 << 6,

    /// <summary>Everything.</summary>
    All = ReadContent | UpdateContent | InsertContent | ReadComments | InsertComments | ReadUsers | ReadUserEmails,
}
