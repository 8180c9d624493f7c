namespace Notion.Refit.Description.Tests.Wire;

/// <summary>Who writes the JSON.</summary>
internal enum WireDirection
{
    /// <summary>The client.</summary>
    Request,

    /// <summary>The server, in an answer or a webhook event.</summary>
    Answer,
}
