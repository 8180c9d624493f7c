using System.Text;
using Notion.Refit.Models;

namespace Notion.Refit.Everyday.Tests.Webhooks;

internal sealed class WebhookSignatureTests
{
    private const string Event =
        """
        {"id":"1","timestamp":"2026-03-11T12:00:00.000Z","workspace_id":"11111111-1111-4111-8111-111111111111","workspace_name":"W",
        "subscription_id":"22222222-2222-4222-8222-222222222222","integration_id":"33333333-3333-4333-8333-333333333333","type":"TYPE",
        "authors":[],"attempt_number":1,"api_version":"2026-03-11","entity":{"id":"44444444-4444-4444-8444-444444444444","type":"page"},
        "data":{"parent":{"id":"55555555-5555-4555-8555-555555555555","type":"page"}}}
        """;

    private readonly NotionWebhookSignature _signature = new("secret_abc");

    [Test]
    public void The_signature_is_that_of_the_published_scheme() =>
        Assert.That(
            new NotionWebhookSignature("key").Sign("The quick brown fox jumps over the lazy dog"u8),
            Is.EqualTo("sha256=f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8"));

    [Test]
    public void Every_byte_of_the_body_counts()
    {
        byte[] body = Encoding.UTF8.GetBytes("""{"type": "page.created"}""");
        string signature = _signature.Sign(body);

        Assert.Multiple(() =>
        {
            Assert.That(_signature.Verify(body, signature), Is.True);
            Assert.That(_signature.Verify(body, signature.ToUpperInvariant().Replace("SHA256", "sha256", StringComparison.Ordinal)), Is.True);
            Assert.That(_signature.Verify("""{"type":"page.created"}"""u8, signature), Is.False);
            Assert.That(new NotionWebhookSignature("secret_abd").Verify(body, signature), Is.False);
        });
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("sha256=")]
    [TestCase("sha256=zz")]
    [TestCase("sha1=f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8")]
    [TestCase("f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd8")]
    [TestCase("sha256=f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cdg")]
    [TestCase("sha256=f7bc83f430538424b13298e6aa6fb143ef4d59a14946175997479dbc2d1a3cd800")]
    [TestCase("\U0001F680")]
    public void A_malformed_signature_is_not_valid_and_throws_nothing(string? signature) => Assert.That(_signature.Verify("{}"u8, signature), Is.False);

    [TestCase("")]
    [TestCase(" ")]
    [TestCase(null)]
    public void An_empty_secret_is_refused(string? secret) => Assert.That(() => new NotionWebhookSignature(secret!), Throws.InstanceOf<ArgumentException>());

    [Test]
    public void A_signed_event_is_parsed()
    {
        byte[] body = Encoding.UTF8.GetBytes(Event.Replace("TYPE", "page.created", StringComparison.Ordinal));

        Assert.That(_signature.TryParse(body, _signature.Sign(body), out WebhookEvent? created), Is.True);
        Assert.That(created, Is.InstanceOf<PageCreated>());
        Assert.That(_signature.TryParse(body, "sha256=00", out _), Is.False);
    }

    [Test]
    public void An_unknown_event_is_kept()
    {
        byte[] body = Encoding.UTF8.GetBytes(Event.Replace("TYPE", "page.folded", StringComparison.Ordinal));

        Assert.That(NotionWebhookSignature.TryParse(body, out WebhookEvent? folded), Is.True);
        Assert.That(((UnknownWebhookEvent)folded!).Type, Is.EqualTo("page.folded"));
    }

    [TestCase("")]
    [TestCase("[]")]
    [TestCase("{")]
    [TestCase("null")]
    [TestCase("{} {}")]
    [TestCase("""{"type":"page.created"}""")]
    [TestCase("""{"verification_token":"secret_x"}""")]
    public void What_is_not_an_event_is_not_parsed(string body) =>
        Assert.That(NotionWebhookSignature.TryParse(Encoding.UTF8.GetBytes(body), out _), Is.False);

    [Test]
    public void The_verification_request_has_the_token() => Assert.Multiple(() =>
    {
        Assert.That(NotionWebhookSignature.TryReadVerificationToken("""{"verification_token":"secret_x"}"""u8, out string? token) && token == "secret_x");
        Assert.That(NotionWebhookSignature.TryReadVerificationToken("""{"a":{"verification_token":"no"},"verification_token":"secret_y"}"""u8, out token) && token == "secret_y");
        Assert.That(NotionWebhookSignature.TryReadVerificationToken("""{"verification_token":1}"""u8, out _), Is.False);
        Assert.That(NotionWebhookSignature.TryReadVerificationToken("{"u8, out _), Is.False);
        Assert.That(NotionWebhookSignature.TryReadVerificationToken(Encoding.UTF8.GetBytes(Event), out _), Is.False);
    });
}
