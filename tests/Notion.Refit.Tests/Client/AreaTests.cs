using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Notion.Refit.Models;
using RichardSzalay.MockHttp;

namespace Notion.Refit.Tests.Client;

public sealed class AreaTests
{
    private const string Id = "01234567-89ab-cdef-0123-456789abcdef";

    private static readonly PropertyInfo[] s_areas = typeof(INotionClient).GetProperties();

    private readonly MockHttpMessageHandler _http = new();

    [TearDown]
    public void Dispose() => _http.Dispose();

    [Test]
    public void Every_area_can_be_injected_and_is_the_one_of_the_client([Values(null, "acme")] string? name)
    {
        using ServiceProvider provider = Services(name).BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
        INotionClient notion = provider.GetRequiredKeyedService<INotionClient>(name);

        Assert.That(s_areas, Has.Length.EqualTo(17));
        Assert.Multiple(() =>
        {
            foreach (PropertyInfo area in s_areas)
                Assert.That(area.GetValue(notion), Is.Not.Null.And.SameAs(provider.GetRequiredKeyedService(area.PropertyType, name)), area.Name);
        });
    }

    [Test]
    public void Every_area_is_there_without_a_container()
    {
        using NotionClient notion = NotionClient.Create("secret_x", _http);
        Assert.Multiple(() =>
        {
            foreach (PropertyInfo area in s_areas)
            {
                object? first = area.GetValue(notion), second = area.GetValue(notion);
                Assert.That(second, Is.Not.Null.And.SameAs(first), area.Name);
            }
        });
    }

    [Test]
    public void What_an_app_puts_in_the_place_of_an_area_is_used([Values] bool before)
    {
        var services = new ServiceCollection();
        var search = new FakeSearch();
        if (before)
            services.AddSingleton<INotionSearch>(search);
        services.AddNotion(options => options.Token = "secret_x");
        if (!before)
            services.AddSingleton<INotionSearch>(search);
        using ServiceProvider provider = services.BuildServiceProvider();

        Assert.That(provider.GetRequiredService<INotionClient>().Search, Is.SameAs(search));
    }

    [Test]
    public async Task A_property_id_is_encoded_once_in_an_address()
    {
        _http.Expect(HttpMethod.Get, $"https://api.notion.com/v1/pages/{Id}/properties/%3AG%2FK").WithExactQueryString("page_size=5").Respond("application/json", "{}");
        using NotionClient notion = NotionClient.Create("secret_x", _http);

        await notion.Pages.RetrievePropertyAsync(Id, "%3AG%2FK", pageSize: 5);

        _http.VerifyNoOutstandingExpectation();
    }

    [Test]
    public async Task Oauth_authenticates_as_the_connection()
    {
        _http.Expect(HttpMethod.Post, "https://api.notion.com/v1/oauth/revoke")
            .WithHeaders("Authorization", "Basic aWQ6c2VjcmV0").WithHeaders("Notion-Version", "2026-03-11").WithContent("""{"token":"secret_user"}""")
            .Respond("application/json", """{"request_id":"0"}""");
        using NotionClient notion = NotionClient.Create("secret_x", _http, options => (options.ClientId, options.ClientSecret) = ("id", "secret"));

        await notion.OAuth.RevokeTokenAsync(new RevokeTokenRequest("secret_user"));

        _http.VerifyNoOutstandingExpectation();
    }

    [Test]
    public void Bad_arguments_are_refused_before_anything_is_sent()
    {
        using NotionClient notion = NotionClient.Create("secret_x", _http);

        Assert.Multiple(() =>
        {
            Assert.That(() => notion.Pages.RetrieveAsync("not an id"), Throws.ArgumentException.With.Message.Contains("'not an id' is not a PageId"));
            Assert.That(() => notion.Pages.RetrievePropertyAsync(Id, ".."), Throws.ArgumentException.With.Message.Contains("'..'"));
            Assert.That(() => notion.Pages.RetrievePropertyAsync(Id, "%2e%2e"), Throws.ArgumentException);
            Assert.That(() => notion.Pages.RetrievePropertyAsync(Id, default), Throws.ArgumentException);
            Assert.That(() => notion.Pages.UpdateAsync(Id, null!), Throws.ArgumentNullException);
        });
    }

    private static IServiceCollection Services(string? name)
    {
        var services = new ServiceCollection();
        return (name is null ? services.AddNotion(options => options.Token = "t") : services.AddNotion(name, options => options.Token = "t")).Services;
    }

    private sealed class FakeSearch : INotionSearch
    {
        public Task<PageOrDataSourceList> SearchAsync(SearchRequest request, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }
}
