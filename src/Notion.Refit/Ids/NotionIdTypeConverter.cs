using System.ComponentModel;
using System.Globalization;

namespace Notion.Refit;

/// <summary>Converts ids from and to text for configuration, command lines and everything else that uses type converters.</summary>
/// <typeparam name="T">The id type.</typeparam>
public sealed class NotionIdTypeConverter<T> : TypeConverter
    where T : struct, INotionId<T>
{
    /// <inheritdoc/>
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) => sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

    /// <inheritdoc/>
    /// <exception cref="FormatException">The text is not an id, and not a link that has one.</exception>
    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value)
    {
        if (value is not string text)
            return base.ConvertFrom(context, culture, value);
        return T.TryParse(text, null, out T id) ? id : throw new FormatException($"'{text}' is not a {typeof(T).Name}.");
    }

    /// <inheritdoc/>
    public override object? ConvertTo(ITypeDescriptorContext? context, CultureInfo? culture, object? value, Type destinationType) =>
        value is T id && destinationType == typeof(string) ? id.Value.ToString() : base.ConvertTo(context, culture, value, destinationType);
}
