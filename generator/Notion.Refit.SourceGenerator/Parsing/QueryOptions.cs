using Microsoft.CodeAnalysis;

namespace Notion.Refit.SourceGenerator.Parsing;

/// <summary>What a <c>[Query]</c> attribute says.</summary>
/// <param name="IsDeclared">Whether there is one.</param>
/// <param name="Delimiter">What stands between prefix and name.</param>
/// <param name="Prefix">What stands before the names of an object's properties.</param>
/// <param name="Format">The format of values.</param>
/// <param name="CollectionFormat">The number of the collection format.</param>
/// <param name="TreatAsString">Whether an object travels as its text.</param>
internal sealed record QueryOptions(bool IsDeclared, string Delimiter, string? Prefix, string? Format, int CollectionFormat, bool TreatAsString)
{
    public const int Multi = 5;

    /// <summary>What separates the elements of a joined collection; null for formats that do not join, or that are not supported.</summary>
    public char? Separator => CollectionFormat switch
    {
        0 or 1 => ',',
        2 => ' ',
        3 => '\t',
        4 => '|',
        _ => null,
    };

    public static QueryOptions Of(ISymbol symbol)
    {
        var options = new QueryOptions(IsDeclared: false, ".", Prefix: null, Format: null, CollectionFormat: 0, TreatAsString: false);
        if (symbol.Attribute(RefitNames.Query) is not { } attribute)
            return options;

        options = options with
        {
            IsDeclared = true,
            Delimiter = attribute.Argument<string>(0) ?? ".",
            Prefix = attribute.Argument<string>(1),
            Format = attribute.Argument<string>(2),
            CollectionFormat = attribute.ConstructorArguments.Select(static argument => argument.Value).OfType<int>().FirstOrDefault(),
        };

        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            options = argument switch
            {
                { Key: "Format", Value.Value: string format } => options with { Format = format },
                { Key: "CollectionFormat", Value.Value: int format } => options with { CollectionFormat = format },
                { Key: "TreatAsString", Value.Value: bool treat } => options with { TreatAsString = treat },
                _ => options,
            };
        }

        return options;
    }
}
