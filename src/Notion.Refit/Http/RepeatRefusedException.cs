namespace Notion.Refit.Http;

/// <summary>Stops the framework's handler from sending a request once more than it may be sent. Never leaves the library.</summary>
internal sealed class RepeatRefusedException() : Exception("The request was sent as often as it may be (NotionOptions.Retry.MaxRetries).");
