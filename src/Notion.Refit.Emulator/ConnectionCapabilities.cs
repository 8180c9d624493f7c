namespace Notion.Refit.Emulator;

/// <summary>The capabilities of a connection, as the settings of a real one list them. A request without the capability it needs returns 403.</summary>
[Flags]
public enum ConnectionCapabilities
{
    /// <summary>Nothing but <c>users/me</c>.</summary>
    None = 0,

    /// <summary>Read pages, blocks, databases and data sources, query and search.</summary>
    ReadContent = 1,

    /// <summary>Change and delete existing content.</summary>
    UpdateContent = 1 << 1,

    /// <summary>Create pages, blocks, databases, data sources, views and file uploads.</summary>
    InsertContent = 1 << 2,

    /// <summary>Read comments.</summary>
    ReadComments = 1 << 3,

    /// <summary>Create, change and delete comments.</summary>
    InsertComments = 1 << 4,

    /// <summary>Read names and pictures of users.</summary>
    ReadUsers = 1 << 5,

    /// <summary>Read the e-mail addresses of users. Has no effect without <see cref="ReadUsers"/>.</summary>
    ReadUserEmails = 1 << 6,

    /// <summary>Everything.</summary>
    All = ReadContent | UpdateContent | InsertContent | ReadComments | InsertComments | ReadUsers | ReadUserEmails,
}
