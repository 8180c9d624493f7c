using System.Globalization;
using System.Reflection;
using global::Refit;
using Notion.Refit.Json;

namespace Notion.Refit.Calls;

/// <summary>Formats parameters of paths and queries as Notion expects them, in no culture and with Booleans in lower case.</summary>
internal sealed class ParameterFormatter : IUrlParameterFormatter
{
    public string? Format(object? value, ICustomAttributeProvider attributeProvider, Type type)
    {
        string? text = Format(value);
        UnpairedSurrogate.ThrowIfCut(text, nameof(value));
        return text;
    }

    private static string? Format(object? value) => value switch
    {
        // Null query parameters are left out before they get here.
        null => throw new ArgumentNullException(nameof(value), "A path value must not be null."),
        bool flag => flag ? "true" : "false",
        DateTimeOffset time => time.ToString("yyyy-MM-ddTHH:mm:ss.fffK", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(format: null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
