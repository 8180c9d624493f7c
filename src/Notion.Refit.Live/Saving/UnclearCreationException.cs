namespace Notion.Refit.Live.Saving;

/// <summary>It is not known whether a page was created.</summary>
internal sealed class UnclearCreationException(Exception cause) : Exception(cause.Message, cause);
