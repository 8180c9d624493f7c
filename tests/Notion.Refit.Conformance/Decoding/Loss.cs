namespace Notion.Refit.Conformance.Decoding;

/// <summary>A place where decoding lost or changed something, or failed.</summary>
/// <param name="Part">The body it happened in.</param>
/// <param name="Model">The model that was to hold it.</param>
/// <param name="Path">The place in the body.</param>
/// <param name="Problem">What happened.</param>
internal sealed record Loss(ExchangePart Part, string Model, string Path, string Problem);
