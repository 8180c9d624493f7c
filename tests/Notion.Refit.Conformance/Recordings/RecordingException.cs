namespace Notion.Refit.Conformance.Recordings;

/// <summary>A file of recordings cannot be read; the message names file and line.</summary>
internal sealed class RecordingException(string message, Exception? inner = null) : Exception(message, inner);
