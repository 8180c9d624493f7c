using System.ComponentModel;
using System.Globalization;

namespace Notion.Refit.Json;

/// <summary>Converts open values from and to text for configuration, command lines and everything else that uses type converters.</summary>
/// <typeparam name="T">The open value.</typeparam>
public sealed class OpenValueTypeConverter<T> : TypeConverter
    where T : struct, IOpenValue<T>
{
    /// <inheritdoc/>
    public override bool CanConvertFrom(ITypeDescriptorContext? context, Type sourceType) => sourceType == typeof(string) || base.CanConvertFrom(context, sourceType);

    /// <inheritdoc/>
    public override object? ConvertFrom(ITypeDescriptorContext? context, CultureInfo? culture, object value) =>
        value is string text ? T.FromText(text) : base.ConvertFrom(context, culture, value);

    /// <inheritdoc/>
    public override object? ConvertTo(ITypeDescriptorContext? context, CultureInfo? culture, object? value, Type destinationType) =>
        value is T open && destinationType == typeof(string) ? open.Value : base.ConvertTo(context, culture, value, destinationType);
}
