using Notion.Refit.Models;

namespace Notion.Refit;

/// <summary>Blocks that were read, in a form that can be appended.</summary>
/// <param name="Blocks">The blocks with their children.</param>
/// <param name="NotCopied">What has no copy, or another form.</param>
public sealed record BlockCopy(IReadOnlyList<WritableBlockContent> Blocks, IReadOnlyList<NotCopied> NotCopied);
