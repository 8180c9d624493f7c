using System.Reflection;
using global::Refit;

namespace Notion.Refit.Http;

/// <summary>Addresses as our own stubs write them: booleans in lower case, and no path value that leads elsewhere.</summary>
internal sealed class RefitParameterFormatter : DefaultUrlParameterFormatter
{
    public override string? Format(object? value, ICustomAttributeProvider attributeProvider, Type type)
    {
        if (value is bool flag)
            return flag ? "true" : "false";

        string? text = base.Format(value, attributeProvider, type);
        if (IsPath(attributeProvider))
        {
            string name = attributeProvider.GetCustomAttributes(typeof(AliasAsAttribute), inherit: true) is [AliasAsAttribute alias] ? alias.Name : nameof(value);
            ArgumentNullException.ThrowIfNull(text, name);
            PathValue.ThrowIfUnsafe(text, name);
        }

        return text;
    }

    // All parameters of a query say so; elements of a list come with their type instead of the parameter.
    private static bool IsPath(ICustomAttributeProvider attributeProvider) =>
        attributeProvider is not Type && !attributeProvider.IsDefined(typeof(QueryAttribute), inherit: true);
}
