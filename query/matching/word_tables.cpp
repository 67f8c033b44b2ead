// SPDX-License-Identifier: Apache-2.0
// The tables of name_words(): legal forms, abbreviations and translations. Entries end with a semicolon.
#include "query/matching/word_tables.hpp"

namespace filiera {

namespace {

constexpr std::string_view limited_companies = R"(
bhd; bv; chup; company limited; cong ty tnhh; d o o; dmcc; doo; eood; eurl; fz llc; fzc; fzco; fze; fzllc; gmbh;
gmbh and co kg; gmbh co kg; godo kaisha; iooo; ji tuan you xian gong si; jituan youxian gongsi; kft; lda; limitada;
limited; limited liability; limited liability company; limited liability corporation; limited sirketi; llc; lllp; llp;
ltd; ltd sti; ltda; mbh; obschestvo s ogranichennoi otvetstvennostyu; obschestvo s ogranichennoy otvetstvennostyu;
obshchestvo s ogranichennoi otvetstsvennostyu; obshchestvo s ogranichennoi otvetstvennostyu;
obshchestvo s ogranichennoj otvetstvennostyu; obshchestvo s ogranichennoy otvetstvennostju;
obshchestvo s ogranichennoy otvetstvennostyu; odo; ood; ooo; osoo; private limited; private limited company; pte;
pte ltd; pty; pvt; pvt ltd; s de rl de cv; s r l; s r o; sarl; sdn bhd; sherkat; sherkat e; sherkate;
sociedad de responsabilidad limitada; sooo; sp z o o; sp zoo; spolka z o o; spolka z ograniczona odpowiedzialnoscia;
spzoo; srl; sro; tnhh; too; tov; uab; unlimited company; w l l; wll; you xian gong si; you xian ze ren gong si;
youhan hoesa; youxian gongsi; youxian zeren gongsi; yugen kaisha; ze ren you xian gong si; zeren youxian gongsi; zoo;
)";

constexpr std::string_view stock_companies = R"(
ab; ag; aktiengesellschaft; aktsionernoe obschestvo; aktsionernoe obshchestvo; aktsionernoye obshchestvo;
anonim sirketi; ao; aoot; aps; as; asa; bsc; chao; chusik hoesa; cjsc; closed joint stock company; cong ty co phan;
de cv; ead; gu fen you xian gong si; gufen gongsi; gufen youxian gongsi; ji tuan gu fen you xian gong si;
jituan gufen youxian gongsi; joint stock; joint stock company; jointstock company; jsc; jscb; jsco; jusighoesa;
jusik hoesa; k k; kabushiki kaisha; kk; ksc; kscc; nao; neproizvodstvennoe aktsionernoe obshchestvo;
nepublichnoe aktsionernoe obshchestvo; nv; oao; ojsc; open joint stock; open joint stock company; open stock company;
otkrytoe aktsionernoe obschestvo; otkrytoe aktsionernoe obshchestvo; otkrytoye aktsionernoye obshchestvo; oy; oyj;
pao; pjs; pjsc; plc; prat; private joint stock company; psc; public joint stock; public joint stock company;
public limited company; publichnoe aktsionernoe obschestvo; publichnoe aktsionernoe obshchestvo;
publichnoye aktsionernoye obshchestvo; s a; s a de c v; s a s; s p a; sa; sa de capital variable; sa de cv; sahami am;
sahami khass; sal; saoc; saog; sapi de cv; sas; sau; sociedad anonima; sociedad anonima de capital variable;
societa per azioni; spa; stock company; tbk; zakrytoe aktsionernoe obschestvo; zakrytoe aktsionernoe obshchestvo;
zakrytoye aktsionernoye obshchestvo; zao;
)";

constexpr std::string_view state_enterprises = R"(
federal state budgetary institution; federal state budgetary scientific institution; federal state unitary enterprise;
federalnoe gosudarstvennoe unitarnoe predpriyatie; federalnoye gosudarstvennoye unitarnoye predpriyatiye; fgbu; fgbuz;
fgu; fgup; fku; fsue; gosudarstvennoe unitarnoe predpriyatie; gup; mup; republican unitary enterprise; rup;
state unitary enterprise; sue; unitarnoe predpriyatie; unitarnoye predpriyatiye; unitary enterprise;
)";

constexpr std::string_view other_forms = R"(
ano; chtup; cia; cic; co; compania; company; cong ty; cooperativa; corp; corporation; eireli; est; establishment;
free zone company; free zone establishment; general partnership; gesellschaft mit beschrankter haftung; gong si;
gongsi; inc; incorporated; kg; kompanii; kompaniya; korporatsiya; limited liability partnership; limited partnership;
lp; nyrt; off shore; offshore; ohg; private company; pt; s en c; sanayi ve ticaret; sdn; se; sharika; sharikat;
sherket; shirkat; sirketi; sl; slu; societe anonyme; spc; sti; tdv; ug; zrt;
)";

constexpr std::string_view same_words = R"(
air company = airline; aircompany = airline; aircraft repair plant = aviation repair plant; airlines = airline;
akademiya = academy; aktsionernyi bank = bank; arp = aviation repair plant; arz = aviation repair plant;
assn = association; aviakompaniya = airline; avialinii = airline; aviatsionnaya = aviation; aviatsionnyi = aviation;
avic = aviation industry corporation china; ban dao ti = semiconductor; bandaoti = semiconductor; bankasi = bank;
bei jing = beijing; bin =; bint =; bros = brothers; byuro = bureau; casc = china aerospace science technology;
centre = center; cetc = china electronics technology group; chemicals = chemical; commerce = trade;
components = component; da xue = university; defence = defense; dept = department; devices = device;
dian zi = electronic; dianzi = electronic; dis ticaret = foreign trade; dom = house; electronics = electronic;
elektro = electro; elektromekhanicheskii = electromechanical; elektron = electron; elektronik = electronic;
elektronika = electronic; eng = engineering; engg = engineering; engineering plant = machine building plant;
enterprises = enterprise; equip = equipment; exports = export; fabrika = plant; factory = plant; federalnoe = federal;
federalnyi = federal; firma = firm; fond = foundation; gen = general; gk = group; gong ye = industry;
gosnii = state scientific research institute; gosudarstvennaya = state; gosudarstvennoe = state;
gosudarstvennyi = state; group companies = group; group of companies = group; grp = group; grup = group;
grupo = group; gruppa = group; gruppa kompanii = group; gskb = head special design bureau; guo ji = international;
guoji = international; hang kong = aviation; hk = hong kong; holdings = holding; hongkong = hong kong; ibn =;
im = named after; imeni = named after; imports = import; indus = industry; industria = industry;
industries = industry; institut = institute; instrument engineering = instrument making; instruments = instrument;
intl = international; investments = investment; inzhiniring = engineering; irgc = islamic revolutionary guard corps;
issledovatelskaya = research; issledovatelskii = research; issledovatelskii institut = research institute;
issledovatelskoe = research; ji qi = machine; ji shu = technology; ji tuan = group; jishu = technology;
jituan = group; kapital = capital; kb = design bureau; ke ji = technology; keji = technology; khimicheskii = chemical;
kholding = holding; kombinat = combine; kommercheskii bank = commercial bank; konstruktorskoe = design;
konstruktorskoe byuro = design bureau; kontsern = concern; lab = laboratory; laboratories = laboratory;
labs = laboratory; lizing = leasing; lodzhistik = logistics; logistik = logistics; logistika = logistics;
lojistik = logistics; machinery = machine; machines = machine; mao yi = trading; maoyi = trading;
mashinostroenie = machine building; mashinostroeniya = machine building; mashinostroitelnyi = machine building;
mashinostroitelnyi zavod = machine building plant; materials = material; mekhanicheskii = mechanical;
menedzhment = management; metallurgicheskii = metallurgical; mezhdunarodnyi = international; mfg = manufacturing;
microelectronics = microelectronic; mikroelektronika = microelectronic; ministerstvo oborony = ministry defense;
minoborony = ministry defense; mohamad = muhammad; mohamed = muhammad; mohammad = muhammad; mohammed = muhammad;
mohamud = mahmud; moskovskii = moscow; moskva = moscow; muhammed = muhammad; mz = machine building plant;
natsionalnyi = national; nauchnaya = scientific; nauchno = scientific;
nauchno proizvodstvennaya = scientific production; nauchno proizvodstvennoe = scientific production;
nauchno proizvodstvennyi = scientific production; nauchno tekhnicheskii = scientific technical;
nauchno tekhnicheskoe = scientific technical; nauchnoe = scientific; nauchnyi = scientific; nauk = sciences;
nauki = science; networks = network; nii = scientific research institute;
niip = scientific research institute instrument; novaya = new; novyi = new; npc = scientific production center;
npf = scientific production firm; npk = scientific production; npo = scientific production association;
npp = scientific production enterprise; nppp = scientific production enterprise; npts = scientific production center;
npz = oil refinery; obedinenie = association; oborony = defense; obyedineniye = association;
okb = experimental design bureau; opto electronic = optoelectronics; optoelectronic = optoelectronics;
opytno = experimental; opytnoe = experimental; opytnyi = experimental; osoboe = special;
petrochemicals = petrochemical; pharma = medicine; pharmaceutical = medicine; photoelectric = optoelectronics;
predpriyatie = enterprise; priborostroenie = instrument making; priborostroeniya = instrument making;
priborostroitelnyi = instrument making; production and research = scientific production; products = product;
proizvodstvennaya = production; proizvodstvennoe = production; proizvodstvennyi = production;
research and production = scientific production; research institute = scientific research institute;
research production = scientific production; rossii = russia; rossiiskaya = russian; rossiiskii = russian;
rossiyskaya federatsiya = russian federation; sanayi = industry; science and production = scientific production;
science production = scientific production; semiconductors = semiconductor; services = service; servis = service;
sever = north; severo zapad = north west; shang hai = shanghai; shen zhen = shenzhen; shipping company = shipping;
shiye = industry; sino = china; sirket = company; sistema = system; sistemy = system; skb = special design bureau;
solutions = solution; spetsialnoe = special; srz = ship repair plant; ssz = shipbuilding plant;
strakhovaya = insurance; strakhovaya kompaniya = insurance company; sudoremontnyi = ship repair;
sudostroitelnaya = shipbuilding; sudostroitelnyi = shipbuilding; svcs = service; sys = system; systems = system;
tco = transnational criminal organization; td = trading house; tech = technology; technologies = technology;
techs = technology; tekhnika = technics; tekhnologicheskii = technological; tekhnologii = technology;
tekhnologiya = technology; teknoloji = technology; telecom = telecommunications;
telecommunications = telecommunication; ticaret = trade; torgovaya = trading; torgovyi = trading;
torgovyi dom = trading house; traders = trading; trdg = trading; treid = trade; treiding = trading; trejd = trade;
tsentr = center; tsentralnaya = central; tsentralnoe = central; tsentralnyi = central; tskb = central design bureau;
tsnii = central scientific research institute; uk = management company; univ = university; universitet = university;
upravlyayuschaya kompaniya = management company; vnii = all russian scientific research institute; vostok = east;
vserossiiskii = all russian; wei dian zi = microelectronic; xitong = system;
yan jiu suo = scientific research institute; yan jiu yuan = academy; yin hang = bank; you xian hui she =; yug = south;
zapad = west; zavod = plant; zhong guo = china; zhu shi hui she =;
)";

constexpr LegalForms legal_form_rows[] = {{LegalForm::limited, limited_companies},
                                          {LegalForm::stock, stock_companies},
                                          {LegalForm::state, state_enterprises},
                                          {LegalForm::other, other_forms}};

}  // namespace

std::span<const LegalForms> legal_forms() { return legal_form_rows; }
std::string_view meanings() { return same_words; }

}  // namespace filiera
