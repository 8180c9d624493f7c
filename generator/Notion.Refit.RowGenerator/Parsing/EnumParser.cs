using Microsoft.CodeAnalysis;
using Notion.Refit.RowGenerator.Diagnostics;
using Notion.Refit.RowGenerator.Model;

namespace Notion.Refit.RowGenerator.Parsing;

/// <summary>Reads the options of enums.</summary>
internal static class EnumParser
{
    private static readonly string[] s_colors = ["default", "gray", "brown", "orange", "yellow", "green", "blue", "purple", "pink", "red"];

    public static EnumModel Parse(INamedTypeSymbol type, string member, Location? location, DiagnosticBag diagnostics)
    {
        string? unknown = null;
        var options = new List<EnumOption>();
        foreach (IFieldSymbol field in type.GetMembers().OfType<IFieldSymbol>().Where(static field => field.HasConstantValue))
        {
            AttributeData? attribute = new[] { field }.Attribute(RowNames.OptionAttribute);
            if (attribute?.Named<bool>("Unknown") == true)
            {
                if (unknown is not null)
                    diagnostics.Add(DiagnosticDescriptors.AmbiguousOptions, location, type.Name, member, $"'{unknown}' and '{field.Name}' are both marked as unknown");
                unknown = field.Name;
                continue;
            }

            string? name = attribute is { ConstructorArguments.Length: 1 } ? attribute.ConstructorArguments[0].Value as string : null;
            string? color = attribute?.Named<string>("Color");
            if (color is not null && !s_colors.Contains(color, StringComparer.Ordinal))
                diagnostics.Add(DiagnosticDescriptors.AmbiguousOptions, location, type.Name, member, $"'{color}' is not a colour of options; they are {string.Join(", ", s_colors)}");
            options.Add(new EnumOption(field.Name, name ?? field.Name, name is not null, color));
        }

        foreach (IGrouping<string, EnumOption> same in options.GroupBy(static option => option.Option, StringComparer.Ordinal).Where(static same => same.Count() > 1))
            diagnostics.Add(DiagnosticDescriptors.AmbiguousOptions, location, type.Name, member, $"several members have the option '{same.Key}'");
        return new EnumModel(type.FullName(), unknown, new([.. options]));
    }
}
