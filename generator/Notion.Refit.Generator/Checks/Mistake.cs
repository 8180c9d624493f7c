using Notion.Refit.Generator.Loading;

namespace Notion.Refit.Generator.Checks;

/// <summary>Something wrong in the description.</summary>
/// <param name="Where">The place.</param>
/// <param name="What">What is wrong, as the middle of a sentence.</param>
/// <param name="Remedy">What to do about it.</param>
internal sealed record Mistake(SourceLocation Where, string What, string Remedy)
{
    public override string ToString() => $"{Where}: {What}; {Remedy}";
}
