namespace Notion.Refit.SourceGenerator.Model;

/// <summary>The body of the request: one value, or the parts of a form.</summary>
/// <param name="Single">The value, where there is one.</param>
/// <param name="Parts">The parts, where it is a form.</param>
/// <param name="Boundary">What separates the parts; null for a random text.</param>
internal sealed record BodyModel(ContentModel? Single, EquatableArray<PartModel> Parts, string? Boundary)
{
    public bool IsMultipart => Single is null;

    public bool MayBeMissing => Single is { MayBeNull: true };
}
