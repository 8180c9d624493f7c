using Microsoft.Extensions.Options;
using Notion.Refit.Configuration;

namespace Notion.Refit.Tests.Configuration;

public sealed class NotionOptionsValidatorTests
{
    [Test]
    public void A_token_is_enough() => Assert.That(Validate(new() { Token = "ntn_1234" }), Is.Empty);

    [Test]
    public void Client_id_and_secret_are_enough() => Assert.That(Validate(new() { ClientId = "a", ClientSecret = "b" }), Is.Empty);

    [Test]
    public void No_token_says_what_to_set() =>
        Assert.That(Validate(new()), Does.Contain("NotionOptions.Token").And.Contain("INotionTokenProvider").And.Contain("ClientId"));

    [Test]
    public void The_client_is_named() => Assert.That(Validate(new(), "acme"), Does.Contain("NotionOptions.Token of the client 'acme'"));

    [TestCase("secret token")]
    [TestCase("secret\n")]
    [TestCase("secrät")]
    public void A_token_with_strange_characters_is_refused_without_being_shown(string token) =>
        Assert.That(Validate(new() { Token = token }), Does.Contain("NotionOptions.Token").And.Not.Contain("secr"));

    [TestCase("/v1")]
    [TestCase("ftp://api.notion.com")]
    [TestCase("https://user:pass@api.notion.com")]
    [TestCase("https://api.notion.com?a=b")]
    public void A_malformed_address_is_refused(string address) =>
        Assert.That(
            Validate(new() { Token = "t", BaseAddress = new Uri(address, UriKind.RelativeOrAbsolute) }),
            Does.Contain("NotionOptions.BaseAddress").And.Not.Contain("pass"));

    [Test]
    public void No_address_is_refused() => Assert.That(Validate(new() { Token = "t", BaseAddress = null! }), Does.Contain("NotionOptions.BaseAddress"));

    [TestCase("latest")]
    [TestCase("2026-13-01")]
    [TestCase("2026-3-11")]
    [TestCase("")]
    [TestCase(null)]
    public void A_version_that_is_not_a_date_is_refused(string? version) =>
        Assert.That(Validate(new() { Token = "t", ApiVersion = version! }), Does.Contain("NotionOptions.ApiVersion").And.Contain("2026-03-11"));

    [TestCase(0)]
    [TestCase(-5)]
    [TestCase(30 * 24 * 3600)]
    public void A_timeout_that_makes_no_sense_is_refused(int seconds) =>
        Assert.That(Validate(new() { Token = "t", AttemptTimeout = TimeSpan.FromSeconds(seconds) }), Does.Contain("NotionOptions.AttemptTimeout"));

    [Test]
    public void No_limit_is_a_timeout() => Assert.That(Validate(new() { Token = "t", AttemptTimeout = Timeout.InfiniteTimeSpan }), Is.Empty);

    [TestCase("id", null, "ClientSecret")]
    [TestCase(null, "hidden", "ClientId")]
    [TestCase("i:d", "hidden", "ClientId")]
    public void Half_a_client_is_refused(string? id, string? secret, string member) =>
        Assert.That(Validate(new() { Token = "t", ClientId = id, ClientSecret = secret }), Does.Contain($"NotionOptions.{member}").And.Not.Contain("hidden"));

    [Test]
    public void All_mistakes_are_reported_at_once() =>
        Assert.That(Validate(new() { ApiVersion = "x" }), Does.Contain("NotionOptions.Token").And.Contain("NotionOptions.ApiVersion"));

    [Test]
    public void The_text_of_the_options_has_no_secrets() =>
        Assert.That(new NotionOptions { Token = "hidden1", ClientId = "id", ClientSecret = "hidden2" }.ToString(), Does.Contain("api.notion.com").And.Not.Contain("hidden"));

    private static string Validate(NotionOptions options, string name = "")
    {
        ValidateOptionsResult result = new NotionOptionsValidator().Validate(name, options);
        return result.FailureMessage ?? "";
    }
}
