namespace Notion.Refit.Emulator.Protocol.Errors;

/// <summary>A member of <c>additional_data</c>: a text, or a list of texts.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The text.</param>
internal readonly record struct ErrorFact(string Name, string Value)
{
    /// <summary>The list; null where it is one text.</summary>
    public IReadOnlyList<string>? Values { get; init; }

    public static ErrorFact List(string name, IReadOnlyList<string> values) => new(name, "") { Values = values };
}
