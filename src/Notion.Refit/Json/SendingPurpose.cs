namespace Notion.Refit.Json;

/// <summary>The purpose for which JSON is written.</summary>
internal enum SendingPurpose
{
    /// <summary>None: everything a model holds is written, so that JSON survives being read and written back.</summary>
    None,

    /// <summary>The body of a request that creates or adds something.</summary>
    Create,

    /// <summary>The body of a request that changes a block.</summary>
    Update,
}
