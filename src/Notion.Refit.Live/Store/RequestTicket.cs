namespace Notion.Refit.Live.Store;

/// <summary>The place of a request in the order of asking, taken before it is sent.</summary>
/// <param name="Number">The number; later requests have higher ones.</param>
internal readonly record struct RequestTicket(long Number);
