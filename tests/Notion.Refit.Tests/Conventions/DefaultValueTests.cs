using System.ComponentModel;
using System.Reflection;
using System.Text.RegularExpressions;
using Notion.Refit.Http;
using Notion.Refit.Json;
using Notion.Refit.Tests.Http;
using Notion.Refit.Tests.Operations;

namespace Notion.Refit.Tests.Conventions;

/// <summary>Defaults of id types and open values in paths and queries are refused before anything is sent.</summary>
public sealed partial class DefaultValueTests
{
    private const string Empty = "00000000-0000-0000-0000-000000000000";

    public static IEnumerable<TestCaseData> Parameters { get; } =
    [
        .. from endpoint in EndpointMethod.All
           let parameters = endpoint.Method.GetParameters()
           where parameters.All(static parameter => parameter.Name != "request")
           from parameter in parameters
           where Default(parameter.ParameterType) is not null
           select new TestCaseData(endpoint, parameter).SetArgDisplayNames(endpoint.ToString(), parameter.Name!),
    ];

    [Test]
    public void There_are_parameters_to_check() =>
        Assert.That(Parameters.Select(static data => ((ParameterInfo)data.Arguments[1]!).Name), Is.SupersetOf(new[] { "pageId", "blockId", "databaseId", "propertyId", "filterProperties", "status" }));

    [TestCaseSource(nameof(Parameters))]
    public async Task A_default_value_is_refused_by_the_name_of_its_parameter(object method, ParameterInfo defaulted)
    {
        var endpoint = (EndpointMethod)method;
        var handler = new ScriptedHandler(static (_, _) => throw new InvalidOperationException("Something was sent."));
        using var transport = new TestTransport(handler);
        PropertyInfo area = typeof(INotionClient).GetProperties().Single(property => property.PropertyType == endpoint.Method.DeclaringType);
        object?[] arguments = [.. endpoint.Method.GetParameters().Select(parameter => parameter.Name == defaulted.Name ? Default(parameter.ParameterType) : Valid(parameter))];

        ArgumentException? e = await Assert.ThrowsAsync<ArgumentException>(() => (Task)endpoint.Method.Invoke(area.GetValue(transport.Notion), arguments)!);

        // Notion calls it a page, although a block is possible.
        Assert.That(e?.ParamName, Is.EqualTo(defaulted.Name is "pageOrBlockId" ? "pageId" : defaulted.Name));
    }

    [TestCaseSource(typeof(OperationTests), nameof(OperationTests.Cases))]
    public void The_default_of_an_id_type_is_refused_in_every_address(object operation)
    {
        var address = new Uri(((OperationCase)operation).Request.Split(' ')[1]);
        string template = EndpointMethod.All.First(endpoint => Matches(endpoint.Path, address.AbsolutePath)).Path;
        foreach (Match id in Id().Matches(address.PathAndQuery))
        {
            var changed = new Uri(address, address.PathAndQuery.Replace(id.Value, Empty, StringComparison.Ordinal));

            Assert.Throws<ArgumentException>(() =>
            {
                RequestPath.ThrowIfElsewhere(changed, template);
                RequestQuery.Checked(changed);
            });
        }
    }

    private static bool Matches(string template, string path) => Regex.IsMatch(path, $"^{Regex.Replace(template, @"\{\w+\}", "[^/]+")}$", RegexOptions.None, TimeSpan.FromSeconds(1));

    private static object? Default(Type type)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>))
            return Default(type.GetGenericArguments()[0]) is null ? null : Array.CreateInstance(type.GetGenericArguments()[0], 2);
        Type value = Nullable.GetUnderlyingType(type) ?? type;
        return value.IsValueType && value.GetInterfaces().Any(static face => face.IsGenericType && (face.GetGenericTypeDefinition() == typeof(INotionId<>) || face.GetGenericTypeDefinition() == typeof(IOpenValue<>)))
            ? Activator.CreateInstance(value)!
            : null;
    }

    private static object? Valid(ParameterInfo parameter) =>
        parameter.HasDefaultValue ? parameter.ParameterType == typeof(CancellationToken) ? CancellationToken.None : null
        : parameter.ParameterType == typeof(string) ? "text"
        : parameter.ParameterType == typeof(HttpContent) ? new StringContent("text")
        : parameter.ParameterType == typeof(CancellationToken) ? CancellationToken.None
        : parameter.ParameterType.GetMethod("FromGuid") is { } create ? create.Invoke(null, [Guid.Parse(Some.Page)])
        : TypeDescriptor.GetConverter(parameter.ParameterType).ConvertFromInvariantString(Some.Page);

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.None, 1000)]
    private static partial Regex Id();
}
