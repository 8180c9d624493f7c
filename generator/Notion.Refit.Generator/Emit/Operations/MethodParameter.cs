namespace Notion.Refit.Generator.Emit.Operations;

/// <summary>A parameter of a method.</summary>
/// <param name="Name">The name in C#.</param>
/// <param name="Type">The type, with its question mark.</param>
/// <param name="Attributes">The attributes before it, each followed by a blank.</param>
/// <param name="Default">What it is when it is left out; null when it must be given.</param>
/// <param name="Description">What it is.</param>
internal sealed record MethodParameter(string Name, string Type, string Attributes, string? Default, string Description)
{
    /// <summary>The declaration without attributes.</summary>
    public string Declaration => $"{Type} {Name}{(Default is null ? "" : $" = {Default}")}";
}
