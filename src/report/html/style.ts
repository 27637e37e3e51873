/** How the page looks: on a phone and a wide screen, by day and by night, on paper. */
export const style = `
:root{color-scheme:light dark;
--paper:#fbfbf9;--card:#fff;--ink:#1d2126;--soft:#565e68;--line:#d9dcd6;--link:#0b57b0;--sunk:#f2f3ef;
--good:#176534;--good-bg:#e5f3e8;--bad:#a8201a;--bad-bg:#fbe6e3;--doubtful:#7a4b00;--doubtful-bg:#fcf0d4;
--neutral:#4d5661;--neutral-bg:#eceeea;
--mono:ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}
@media (prefers-color-scheme:dark){:root{
--paper:#14171b;--card:#1b1f24;--ink:#e6e8ea;--soft:#a9b1ba;--line:#353b43;--link:#86bbff;--sunk:#101317;
--good:#7fd49a;--good-bg:#16301f;--bad:#ff9c93;--bad-bg:#3d1a18;--doubtful:#f0c463;--doubtful-bg:#372a0e;
--neutral:#b5bdc6;--neutral-bg:#272c33}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","DejaVu Sans",sans-serif;overflow-wrap:break-word}
.top,main{max-width:70rem;margin-inline:auto;padding-inline:clamp(1rem,4vw,2.5rem)}
.top{padding-block:2.5rem .5rem}
main{padding-bottom:4rem}
.kind{margin:0;color:var(--soft);font-weight:600}
h1{font-size:clamp(1.2rem,1rem + 1.6vw,1.75rem);line-height:1.3;margin:.15rem 0 .35rem;letter-spacing:-.01em}
h1 .path{font-weight:500;overflow-wrap:anywhere}
.by{margin:0;color:var(--soft);font-size:.9rem}
h2{font-size:1.3rem;line-height:1.3;margin:3rem 0 .75rem;letter-spacing:-.01em;overflow-wrap:anywhere}
h3{font-size:1.05rem;margin:2rem 0 .25rem}
h4,h3.small{font-size:.9rem;margin:1rem 0 .35rem}
p{margin:.35rem 0 .75rem}
a{color:var(--link);text-underline-offset:.15em}
code,pre{font-family:var(--mono);font-size:.875em}
code{overflow-wrap:anywhere}
pre{margin:0;padding:.65rem .8rem;background:var(--sunk);border:1px solid var(--line);border-radius:.4rem;white-space:pre-wrap;overflow-wrap:anywhere;line-height:1.5;font-size:.82rem}
:focus-visible{outline:3px solid var(--link);outline-offset:2px;border-radius:.2rem}
#rules:focus{outline:none}
[hidden]{display:none!important}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:1rem;background:var(--card);padding:.5rem .9rem;z-index:1}
.cards{display:grid;gap:1rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,24rem),1fr))}
.verdict{background:var(--card);border:1px solid var(--line);border-left:.4rem solid var(--tone);border-radius:.5rem;padding:1.1rem 1.3rem}
.good{--tone:var(--good);--tone-bg:var(--good-bg)}.bad{--tone:var(--bad);--tone-bg:var(--bad-bg)}
.doubtful{--tone:var(--doubtful);--tone-bg:var(--doubtful-bg)}.neutral{--tone:var(--neutral);--tone-bg:var(--neutral-bg)}
.verdict h3{margin:0 0 .35rem;font-size:1.2rem;line-height:1.35;font-weight:500;display:flex;gap:.55rem;overflow-wrap:anywhere}
.verdict h3 .mark,.verdict h3 strong{color:var(--tone)}
.verdict .mark{font-weight:700}
.counts{list-style:none;margin:.75rem 0 0;padding:0;display:flex;flex-wrap:wrap;gap:.4rem}
.counts li{background:var(--tone-bg);color:var(--tone);padding:.1rem .6rem;border-radius:1rem;font-size:.875rem}
.attention{margin:.9rem 0 0;padding:.75rem 0 0;border-top:1px solid var(--line);list-style:none}
.attention li{padding:.1rem 0}
table{border-collapse:collapse;width:100%;background:var(--card);border:1px solid var(--line);border-radius:.5rem}
th,td{text-align:left;vertical-align:top;padding:.6rem .9rem;border-top:1px solid var(--line);font-weight:400}
thead th{border-top:0;color:var(--soft);font-size:.875rem;font-weight:600;overflow-wrap:anywhere}
tr > :nth-child(2){white-space:nowrap}
td .good,td .neutral{white-space:nowrap}
td:nth-child(2){font-variant-numeric:tabular-nums}
.means{display:block;color:var(--soft);font-size:.9rem}
td .good,td .neutral{color:var(--tone)}
.filter{background:var(--card);border:1px solid var(--line);border-radius:.5rem;padding:1rem 1.2rem;margin-top:3rem}
.filter .text{display:block;font-weight:600}
.filter input[type=search]{display:block;width:100%;margin-top:.3rem;padding:.55rem .7rem;font:inherit;font-weight:400;color:inherit;background:var(--paper);border:1px solid var(--soft);border-radius:.4rem}
.filter ::placeholder{color:var(--soft);opacity:1}
.filter fieldset{border:0;margin:.9rem 0 0;padding:0;display:flex;flex-wrap:wrap;gap:.3rem 1.1rem}
.filter legend{padding:0;font-weight:600;margin-bottom:.2rem}
.check{display:inline-flex;align-items:center;gap:.4rem;min-height:1.9rem}
.check input{width:1.1rem;height:1.1rem;margin:0;accent-color:var(--link)}
.n{color:var(--soft);font-variant-numeric:tabular-nums}
.actions{display:flex;flex-wrap:wrap;align-items:center;gap:.5rem;margin-top:.9rem}
.actions output{margin-left:auto;color:var(--soft)}
button{font:inherit;font-size:.875rem;color:var(--ink);background:var(--card);border:1px solid var(--soft);border-radius:.4rem;padding:.3rem .8rem;min-height:2rem;cursor:pointer}
button:hover{background:var(--neutral-bg)}
.group{margin-top:1.75rem}
.group h3{margin-top:0}
.tally{font-weight:400;color:var(--soft);font-size:.9rem;margin-left:.4rem}
.about{color:var(--soft);margin-bottom:.6rem;font-size:.95rem}
details{background:var(--card);border:1px solid var(--line);border-bottom-width:0}
details:last-of-type{border-bottom-width:1px;border-radius:0 0 .5rem .5rem}
p + details,.about + details{border-radius:.5rem .5rem 0 0}
details[open]{box-shadow:inset .25rem 0 0 var(--tone)}
summary{display:grid;align-items:baseline;gap:.1rem .9rem;padding:.6rem .9rem;cursor:pointer;list-style:none}
summary::-webkit-details-marker{display:none}
summary::before{content:"";width:.45rem;height:.45rem;border:solid var(--soft);border-width:0 2px 2px 0;transform:translateY(-.1rem) rotate(-45deg)}
details[open] > summary::before{transform:translateY(-.2rem) rotate(45deg)}
summary:hover{background:var(--sunk)}
.rule summary{grid-template-columns:.6rem 8.2rem minmax(0,18.5rem) minmax(0,1fr)}
.ending{color:var(--tone);font-weight:600;font-size:.9rem;white-space:nowrap}
.ending .mark{display:inline-block;width:1.1rem;text-align:center}
.rule .id{font-weight:600}
.statement{color:var(--soft);font-size:.95rem}
.bad > summary .statement{color:var(--ink)}
.inside{padding:.25rem 1.1rem 1.1rem;border-top:1px solid var(--line)}
.findings{list-style:none;margin:0;padding:0}
.findings li{padding-block:.4rem 1rem;border-bottom:1px solid var(--line);margin-bottom:.5rem}
.findings h4 code{font-size:1em}
.known{background:var(--doubtful-bg);color:var(--doubtful);padding:.3rem .7rem;border-radius:.4rem}
dl{margin:.5rem 0 0}
dl > div{display:grid;grid-template-columns:9rem minmax(0,1fr);gap:.1rem .9rem;padding-block:.25rem}
dt{color:var(--soft);font-size:.9rem}
dd{margin:0;min-width:0;overflow-wrap:anywhere}
.copy{float:right;margin:.35rem .35rem .35rem .6rem;min-height:1.75rem;padding:.1rem .6rem;position:relative}
.answers{margin:.6rem 0 .9rem;padding-left:1.2rem}
.exchange summary{grid-template-columns:.6rem 2.6rem minmax(0,1fr) 5rem 5rem;font-size:.93rem}
.exchange .id,.exchange .status,.exchange .time{font-variant-numeric:tabular-nums}
.exchange .id,.exchange .time{color:var(--soft)}
.exchange .status{font-weight:600}
.exchange.bad .status,.exchange.doubtful .status{color:var(--tone)}
.exchange .line{grid-column:3/-1;overflow:hidden;text-overflow:ellipsis;white-space:nowrap;font-family:var(--mono);font-size:.8rem;color:var(--soft)}
.legend dt{color:var(--ink);font-weight:600}
.legend .ending{color:var(--tone)}
@media (max-width:44rem){
td .good,td .neutral{white-space:normal}
.rule summary{grid-template-columns:.6rem minmax(0,1fr)}
.rule summary > *{grid-column:2}
.exchange summary{grid-template-columns:.6rem 2rem minmax(0,1fr) auto}
.exchange .what{grid-column:3/-1}
.exchange .status{grid-column:3}
dl > div{grid-template-columns:minmax(0,1fr);padding-block:.4rem}
.inside{padding-inline:.9rem}
thead{position:absolute;left:-99rem}
table,tbody,tr,th,td{display:block}
tbody tr{padding:.7rem .9rem;border-top:1px solid var(--line)}
tbody tr:first-child{border-top:0}
tbody th,td{border:0;padding:.1rem 0}
td{display:flex;justify-content:space-between;gap:1rem}
td::before{content:attr(data-label);content:attr(data-label) / "";color:var(--soft);overflow-wrap:anywhere}
td > *{text-align:right;max-width:65%}
}
@media print{.filter,.copy,.skip{display:none}body{background:#fff}}
`;
