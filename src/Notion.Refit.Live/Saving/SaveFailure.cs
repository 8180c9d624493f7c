namespace Notion.Refit.Live;

/// <summary>An object that could not be saved.</summary>
/// <param name="Object">The object. Its change stays pending.</param>
/// <param name="Error">The failure.</param>
public sealed record SaveFailure(LiveObject Object, Exception Error);
